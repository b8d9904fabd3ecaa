//! `board.pdf`: the Friday board, the units on the first page and then a sheet for each unit.

use crate::brief::ymd;
use crate::press::{PdfError, set};
use serde_json::json;
use titen_brief::{BoardHead, board_data};
use titen_model::Board;

/// Cases on a unit's sheet, the worst first; all of them are in board.xlsx.
const CASES: usize = 60;

pub fn board(board: &Board, head: BoardHead<'_>) -> Result<Vec<u8>, PdfError> {
    let mut data = board_data(board, head, CASES);
    data["date"] = json!(ymd(board.at));
    set("board.typ", data)
}
