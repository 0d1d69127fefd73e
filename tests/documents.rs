//! Files of every format are read, hidden text is left out, and what cannot be read says why.

#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "a test that cannot go on has failed; small files are put together from texts"
)]

mod files;

use std::sync::OnceLock;

use files::{LINES, document, office, pdf, reading, refusal};
use rolematch::document::{Document, Format, Reading, read};
use rolematch::resume::{Month, Position};
use rolematch::{Catalog, Engine, Place};

/// An engine that reads PDF files too.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let open = || Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap();
    ENGINE.get_or_init(|| open().with_reading(reading()))
}

/// The lines of a document that are not blank, without bullets.
fn lines(document: &Document) -> Vec<&str> {
    let lines = document.text.lines().map(|line| line.trim_start_matches('•').trim());
    lines.filter(|line| !line.is_empty()).collect()
}

#[track_caller]
fn holds_the_lines(bytes: &[u8], format: Format) {
    let document = document(bytes);
    assert_eq!((document.format, document.hidden_words), (format, 0));
    assert_eq!(document.warnings, Vec::<String>::new());
    assert_eq!(lines(&document), LINES);
}

#[test]
fn every_format_gives_the_same_lines() {
    holds_the_lines(LINES.join("\n").as_bytes(), Format::Text);
    holds_the_lines(&pdf::one_column(), Format::Pdf);
    holds_the_lines(&office::word_lines(), Format::Word);
    holds_the_lines(&office::open_document_lines(), Format::OpenDocument);
    holds_the_lines(&office::rtf_lines(), Format::Rtf);
    holds_the_lines(&office::html_lines(), Format::Html);
}

#[test]
fn every_format_gives_the_same_answer() {
    let first = |bytes: &[u8]| {
        let resume = engine().read("file", bytes).unwrap();
        let report = engine().rank(&resume, &[], 1).unwrap();
        report.matches.first().map(|matched| matched.role.title.clone())
    };
    let plain = first(LINES.join("\n").as_bytes());
    assert!(plain.is_some());
    for bytes in [pdf::one_column(), office::word_lines(), office::rtf_lines(), office::html_lines()] {
        assert_eq!(first(&bytes), plain);
    }
}

#[test]
fn columns_are_read_one_after_the_other() {
    let document = document(&pdf::two_columns());
    let lines = lines(&document);
    let place = |wanted: &str| lines.iter().position(|line| *line == wanted).unwrap();
    assert!(place("SKILLS") + 1 == place("Epic") && place("Triage") + 1 == place("Wound care"));
    assert!(place("EXPERIENCE") + 1 == place(LINES[5]), "{lines:#?}");
    assert_eq!(document.hidden_words, 0);
}

#[test]
fn tables_and_lists_of_a_word_document_keep_their_order() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", office::paragraph("", text));
    let row = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("2015 - 2018"), cell("Nurse & Manager"));
    let item =
        "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Led six</w:t></w:r></w:p>";
    let deleted = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>";
    let document = document(&office::word(&format!("{row}{item}{deleted}")));
    assert_eq!(document.text.trim_end(), "2015 - 2018\tNurse & Manager\n• Led six");
}

#[test]
fn what_cannot_be_read_says_why() {
    assert!(refusal(&pdf::image_only()).contains("pictures of text; run it through OCR first"));
    assert!(refusal(b"%PDF-1.7").contains("cannot be read"));
    assert!(refusal(&office::archive(&[("a.txt", b"x")])).contains("unpack it"));
    assert!(refusal(&office::archive(&[("xl/workbook.xml", b"x")])).contains("a workbook"));
    assert!(refusal(&office::archive(&[("word/document.xml", b"<a><b></a>")])).contains("cannot be read"));
    let blank = refusal(&office::word("<w:p/>"));
    assert!(blank.contains("is empty"), "{blank}");
    let none = read("cv.pdf", &pdf::one_column(), &Reading::default()).unwrap_err().to_string();
    assert!(none.contains("name the rolematch program"), "{none}");
}

#[test]
fn the_text_that_ocr_leaves_over_a_picture_is_read() {
    let document = document(&pdf::ocr());
    assert_eq!(lines(&document), LINES);
    assert!(document.warnings[0].contains("OCR"), "{:?}", document.warnings);
}

#[test]
fn a_font_that_tells_no_letters_is_warned_of() {
    let document = document(&pdf::without_map());
    assert!(document.warnings[0].contains("fonts do not tell"), "{:?}", document.warnings);
}

#[test]
fn a_password_opens_a_protected_file() {
    let locked = include_bytes!("documents/protected.pdf");
    assert!(refusal(locked).contains("--password"));
    let with = |password: &str| Reading { password: Some(password.to_owned()), ..reading() };
    let wrong = read("file", locked, &with("guess")).unwrap_err().to_string();
    assert!(wrong.contains("does not open"), "{wrong}");
    assert_eq!(lines(&read("file", locked, &with("harbor")).unwrap()), LINES);
    holds_the_lines(include_bytes!("documents/for-reading.pdf"), Format::Pdf);
}

#[test]
fn structured_files_keep_their_positions() {
    for (bytes, format) in
        [(office::json_resume(), Format::JsonResume), (office::linkedin(), Format::LinkedIn)]
    {
        let resume = engine().read("file", &bytes).unwrap();
        assert_eq!(resume.format, format);
        let told = |position: &Position| {
            let month = |month: Option<Month>| month.map(|month| month.to_string());
            (resume.title(position).to_owned(), month(position.start), month(position.end), position.current)
        };
        let positions: Vec<_> = resume.positions().iter().map(told).collect();
        let month = |text: &str| Some(text.to_owned());
        assert_eq!(positions[0], ("Clinical Nurse Manager".to_owned(), None, None, false));
        assert_eq!(positions[1], ("Nurse Manager".to_owned(), month("2018-03"), None, true));
        assert_eq!(positions[2], ("Staff Nurse".to_owned(), month("2012"), month("2018-02"), false));
        assert!(resume.lists_skills() && resume.mentions().iter().any(|mention| !mention.shown));
    }
}

/// The files of `tests/documents` are those of the makers, but for the two that are encrypted with
/// another tool: `qpdf --encrypt harbor owner 256 -- one-column.pdf protected.pdf`, and the same
/// with an empty first password for `for-reading.pdf`.
#[test]
fn the_documents_in_the_repository_are_made_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    for (name, bytes) in [
        ("one-column.pdf", pdf::one_column()),
        ("two-columns.pdf", pdf::two_columns()),
        ("hidden-text.pdf", pdf::hidden_text()),
        ("image-only.pdf", pdf::image_only()),
        ("resume.docx", office::word_lines()),
        ("resume.odt", office::open_document_lines()),
        ("resume.rtf", office::rtf_lines()),
        ("resume.html", office::html_lines()),
        ("resume.json", office::json_resume()),
        ("linkedin.zip", office::linkedin()),
    ] {
        if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
            std::fs::write(folder.join(name), &bytes).unwrap();
        }
        assert!(std::fs::read(folder.join(name)).unwrap() == bytes, "{name}: set UPDATE_DOCUMENTS=1");
    }
}
