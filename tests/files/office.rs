//! Small office documents, a data export and a JSON resume.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A zip archive of these entries.
pub(crate) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A Word document whose body is this XML.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let styles = "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:styleId=\"Child\"><w:basedOn w:val=\"Ghost\"/></w:style></w:styles>";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ])
}

/// A paragraph of a Word document, with the properties of its one run.
pub(crate) fn paragraph(look: &str, text: &str) -> String {
    format!("<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{}</w:t></w:r></w:p>", escaped(text))
}

/// The lines as a Word document.
pub(crate) fn word_lines() -> Vec<u8> {
    word(&super::LINES.iter().map(|line| paragraph("", line)).collect::<String>())
}

/// An OpenDocument text whose styles and body are this XML.
pub(crate) fn open_document(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", b"<office:document-styles/>"),
    ])
}

/// The lines as an OpenDocument text.
pub(crate) fn open_document_lines() -> Vec<u8> {
    let body: String =
        super::LINES.iter().map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect();
    open_document("", &body)
}

/// The lines as RTF.
pub(crate) fn rtf_lines() -> Vec<u8> {
    let body = super::LINES.join("\\par\n");
    format!("{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Arial;}}}}\\f0\\fs22 {body}\\par}}").into_bytes()
}

/// The lines as HTML.
pub(crate) fn html_lines() -> Vec<u8> {
    let body: String = super::LINES.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    format!("<!doctype html><html><head><title>x</title></head><body>{body}</body></html>").into_bytes()
}

/// The nurse as a data export.
pub(crate) fn linkedin() -> Vec<u8> {
    archive(&[
        (
            "Profile.csv",
            b"First Name,Last Name,Headline,Summary\nRobin,Vale,Clinical Nurse Manager,Plans staff.\n",
        ),
        (
            "Positions.csv",
            b"Company Name,Title,Description,Location,Started On,Finished On\n\
              Harbor Clinic,Nurse Manager,\"Posted the nurse staffing grid.\nAudited charts.\",Salem,Mar 2018,\n\
              Lakeside Ward,Staff Nurse,Gave medication to patients.,Salem,2012,Feb 2018\n",
        ),
        ("Skills.csv", b"Name\nEpic\nTriage\n"),
        ("Education.csv", b"School Name,Start Date,End Date,Notes,Degree Name,Activities\nX College,2008,2012,,BSN Nursing,\n"),
    ])
}

/// The nurse as a JSON resume.
pub(crate) fn json_resume() -> Vec<u8> {
    serde_json::to_vec_pretty(&serde_json::json!({
        "basics": {"name": "Robin Vale", "label": "Clinical Nurse Manager", "summary": "Plans staff."},
        "work": [
            {"name": "Harbor Clinic", "position": "Nurse Manager", "startDate": "2018-03",
             "highlights": ["Posted the nurse staffing grid for two sites.", "Audited twenty charts a month."]},
            {"name": "Lakeside Ward", "position": "Staff Nurse", "startDate": "2012", "endDate": "2018-02-01",
             "highlights": ["Gave medication to eighteen patients a shift."]}
        ],
        "skills": [{"name": "Records", "keywords": ["Epic", "Excel"]}, {"name": "Triage"}]
    }))
    .unwrap()
}
