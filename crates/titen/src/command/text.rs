//! `titen text`: the analyser alone, a line in and a line out. Nothing is stored and no config is needed.

mod answer;
mod extract;
mod feed;
mod stream;

use super::{open_input, unstored};
use crate::cli::{Text, TextLang};
use crate::config::Settings;
use crate::office;
use anyhow::{Context, Result};
use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::sync::Arc;
use titen_collect::Intake;
use titen_model::Lang;
use titen_text::Redactor;

pub fn text(settings: Settings, what: Text) -> Result<()> {
    if let Text::Extract { url, files } = &what {
        return extract::extract(url.as_ref(), files);
    }
    if let Text::Feed { files } = &what {
        return feed::feeds(files);
    }
    let now = settings.now.unwrap_or_else(chrono::Utc::now);
    let (dict, analyser) = office::analyser(&settings)?;
    match what {
        Text::Stem { lang, no_places } => {
            let lang = match lang {
                TextLang::Id => Lang::Id,
                TextLang::Jv => Lang::Jv,
            };
            each_line(|word, out| {
                out.extend_from_slice(analyser.stem(word, lang, !no_places).as_bytes());
            })
        }
        Text::Language => each_line(|text, out| {
            out.extend_from_slice(analyser.language(text).as_str().as_bytes());
        }),
        Text::Tone => each_line(|text, out| {
            out.extend_from_slice(analyser.tone(text).as_str().as_bytes());
        }),
        Text::Extract { .. } | Text::Feed { .. } => Ok(()),
        Text::Analyse { file } => {
            let name = file
                .as_ref()
                .map_or("standard input".into(), |f| f.display().to_string());
            let input: Box<dyn Read + Send> = match &file {
                None => Box::new(io::stdin()),
                Some(path) => Box::new(open_input(path)?),
            };
            let origin = unstored(name);
            let intake = Intake::new("", Arc::new(Redactor::new(&dict)));
            run(input, |n, line, out| {
                answer::analyse(&analyser, &origin, &intake, now, n, line, out);
            })
        }
    }?;
    // The process ends: to give back each word of the dictionaries would only take time.
    std::mem::forget((dict, analyser));
    Ok(())
}

/// One answer line for each line of standard input, an empty or broken one too.
fn each_line(answer: impl Fn(&str, &mut Vec<u8>) + Sync) -> Result<()> {
    run(io::stdin(), |_, line, out| {
        let text = match String::from_utf8_lossy(line) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        answer(&text, out);
        out.push(b'\n');
    })
}

fn run(input: impl Read + Send, answer: impl Fn(u64, &[u8], &mut Vec<u8>) + Sync) -> Result<()> {
    let mut output = io::stdout().lock();
    stream::answer_lines(input, &mut output, answer)
        .and_then(|()| output.flush())
        .or_else(super::ignore_closed_pipe)
        .context("the stream broke off")
}
