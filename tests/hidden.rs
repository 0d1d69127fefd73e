//! Text that nobody sees, in every format that can hide it: told, counted, and worth nothing.

#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "a test that cannot go on has failed; small files are put together from texts"
)]

mod engine;
mod files;

use engine::engine;
use files::{LINES, document, office, pdf, reading};
use rolematch::document::read;
use rolematch::render::{Detail, Format};
use rolematch::report::Document;

/// Words of another trade, which would change the answer if they counted.
const BAIT: &str = "Software Developer Python Java SQL Kubernetes Terraform React";

/// The matches of a file as JSON, and what it says of its hidden words.
fn told(bytes: &[u8]) -> (String, usize, Vec<String>) {
    let document = read("file", bytes, &reading()).unwrap();
    let resume = engine().read("file", document.text.as_bytes()).unwrap();
    let report = Document::Report(engine().rank(&resume, &[], 5).unwrap());
    let mut json = Vec::new();
    rolematch::render::write(&report, Format::Json, Detail::default(), &mut json).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    (report["matches"].to_string(), document.hidden_words, document.warnings)
}

/// A file with the bait hidden in it tells so, and gives the answer of the file without it.
#[track_caller]
fn is_worth_nothing(with: &[u8], without: &[u8]) {
    let (expected, none, _) = told(without);
    let (matches, hidden, warnings) = told(with);
    let count = BAIT.split_whitespace().count();
    assert_eq!((none, hidden), (0, count));
    assert!(warnings[0].starts_with(&format!("{count} words of hidden text")), "{warnings:?}");
    assert_eq!(matches, expected);
}

#[test]
fn hidden_text_of_a_pdf_is_worth_nothing() {
    for drawing in [
        format!("BT /F 10 Tf 3 Tr 72 300 Td ({BAIT}) Tj ET"),
        format!("1 g BT /F 10 Tf 72 300 Td ({BAIT}) Tj ET"),
        format!("1 1 1 rg BT /F 10 Tf 72 300 Td [({BAIT})] TJ ET"),
        format!("BT /F 1 Tf 72 300 Td ({BAIT}) Tj ET"),
        format!("BT /F 10 Tf .1 0 0 .1 72 300 Tm ({BAIT}) Tj ET"),
        format!("BT /F 10 Tf 72 -200 Td ({BAIT}) Tj ET"),
        format!("BT /F 10 Tf 900 300 Td ({BAIT}) Tj ET"),
        format!("BT /F 10 Tf 72 300 Td ({BAIT}) Tj ET 1 g 60 290 500 30 re f"),
        format!("BT /F 10 Tf 72 300 Td ({BAIT}) Tj ET q 500 0 0 30 60 290 cm /P Do Q"),
        format!("0 0.2 0.4 rg 60 290 500 30 re f BT /F 10 Tf 72 300 Td ({BAIT}) Tj ET"),
    ] {
        is_worth_nothing(&pdf::one_column_and(&drawing), &pdf::one_column());
    }
}

#[test]
fn hidden_text_of_a_word_document_is_worth_nothing() {
    let seen: String = LINES.iter().map(|line| office::paragraph("", line)).collect();
    for look in [
        "<w:vanish/>",
        "<w:color w:val=\"FFFFFF\"/>",
        "<w:sz w:val=\"2\"/>",
        "<w:rStyle w:val=\"Ghost\"/>",
        "<w:rStyle w:val=\"Child\"/>",
    ] {
        let with = office::word(&(seen.clone() + &office::paragraph(look, BAIT)));
        is_worth_nothing(&with, &office::word_lines());
    }
    let seen = office::paragraph("<w:vanish w:val=\"0\"/>", "Nurse")
        + &office::paragraph("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"102040\"/>", "Manager");
    let document = document(&office::word(&seen));
    assert_eq!((document.text.as_str(), document.hidden_words), ("Nurse\nManager\n", 0));
}

#[test]
fn hidden_text_of_an_open_document_is_worth_nothing() {
    let seen: String = LINES.iter().map(|line| format!("<text:p>{line}</text:p>")).collect();
    let style =
        |look: &str| format!("<style:style style:name=\"G\"><style:text-properties {look}/></style:style>");
    let span = format!("<text:p><text:span text:style-name=\"G\">{BAIT}</text:span></text:p>");
    let section = format!("<text:section text:display=\"none\"><text:p>{BAIT}</text:p></text:section>");
    for (look, hidden) in [
        ("text:display=\"none\"", &span),
        ("fo:color=\"#ffffff\"", &span),
        ("fo:font-size=\"1pt\"", &span),
        ("fo:color=\"#000000\"", &section),
    ] {
        let with = office::open_document(&style(look), &(seen.clone() + hidden));
        is_worth_nothing(&with, &office::open_document_lines());
    }
}

#[test]
fn hidden_text_of_rtf_is_worth_nothing() {
    let plain = String::from_utf8(office::rtf_lines()).unwrap();
    let colours = "{\\colortbl;\\red255\\green255\\blue255;}";
    for hidden in [format!("{{\\v {BAIT}}}"), format!("{{\\cf1 {BAIT}}}"), format!("{{\\fs2 {BAIT}}}")] {
        let with = plain.strip_suffix('}').unwrap().replace("\\f0\\fs22", &format!("{colours}\\f0\\fs22"));
        is_worth_nothing(format!("{with}{hidden}}}").as_bytes(), plain.as_bytes());
    }
}

#[test]
fn hidden_text_of_a_web_page_is_worth_nothing() {
    let plain = String::from_utf8(office::html_lines()).unwrap();
    for (sheet, mark) in [
        ("", "style='display:none'"),
        ("", "style='visibility: hidden'"),
        ("", "style='font-size:0'"),
        ("", "style='font-size:0em'"),
        ("", "style='font-size:1px'"),
        ("", "style='color:#fff'"),
        ("", "style='opacity:0'"),
        ("", "style='position:absolute;left:-9999px'"),
        ("", "hidden"),
        (".x{display:none}", "class='x'"),
        ("@media screen { #y { visibility: hidden } }", "id=y"),
    ] {
        let hidden = format!("<style>{sheet}</style><div {mark}><p>{BAIT}</p></div></body>");
        is_worth_nothing(plain.replace("</body>", &hidden).as_bytes(), plain.as_bytes());
    }
}

#[test]
fn the_ways_of_one_file_are_counted_together() {
    let document = document(&pdf::hidden_text());
    let lines: Vec<&str> = document.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, LINES);
    assert_eq!(document.hidden_words, 11);
    assert!(document.warnings[0].starts_with("11 words of hidden text"), "{:?}", document.warnings);
}

#[test]
fn a_file_whose_text_is_all_hidden_is_refused() {
    let all = "BT /F 10 Tf 3 Tr 72 300 Td (Nurse Manager of two clinics) Tj ET";
    let told = files::refusal(&pdf::file(&[all.to_owned()]));
    assert!(told.contains("all of its 5 words are hidden"), "{told}");
    let html = format!("<html><body><p style='display:none'>{BAIT}</p></body></html>");
    assert!(files::refusal(html.as_bytes()).contains("all of its 8 words are hidden"));
}
