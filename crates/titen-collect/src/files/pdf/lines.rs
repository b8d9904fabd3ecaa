//! Letters → stretches of a line: a gap as wide as a gutter between columns parts them.

use super::glyphs::Glyph;

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
}

/// In letter sizes.
const SPACE: f64 = 0.18;
const GUTTER: f64 = 1.4;
const SAME_LINE: f64 = 0.4;

pub fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.retain(|g| !g.text.is_empty());
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut lines = Vec::new();
    let mut from = 0;
    while from < glyphs.len() {
        let first = &glyphs[from];
        let (y, size) = (first.y, first.size);
        let on_it = |g: &&Glyph| (y - g.y).abs() <= SAME_LINE * size.max(g.size);
        let n = glyphs[from..].iter().take_while(on_it).count().max(1);
        let row = &mut glyphs[from..from + n];
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        stretches(row, &mut lines);
        from += n;
    }
    lines
}

fn stretches(row: &[Glyph], lines: &mut Vec<Line>) {
    let mut open: Option<Line> = None;
    for glyph in row {
        let blank = glyph.text.trim().is_empty();
        if let Some(line) = &mut open {
            let gap = (glyph.x - line.right) / glyph.size.max(line.size);
            if gap > GUTTER {
                lines.extend(open.take());
            } else if (gap > SPACE || blank) && !line.text.ends_with(' ') {
                line.text.push(' ');
            }
        }
        if blank {
            continue;
        }
        let line = open.get_or_insert_with(|| Line {
            text: String::new(),
            left: glyph.x,
            right: glyph.x,
            y: glyph.y,
            size: glyph.size,
        });
        line.text.push_str(&glyph.text);
        line.right = line.right.max(glyph.x + glyph.width);
        line.size = line.size.max(glyph.size);
    }
    lines.extend(open);
}
