//! A writer of small PDF files.

/// A PDF file of pages with this content, which may use the fonts `/F` and, as a picture, `/P`.
pub(crate) fn file(pages: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 5 + at * 2)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\n\
         stream\nx\nendstream"
            .to_owned(),
    ];
    for (at, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {} 0 R\
             /Resources<</Font<</F 3 0 R>>/XObject<</P 4 0 R>>>>>>",
            6 + at * 2
        ));
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
    }
    with_objects(&objects)
}

/// A PDF file of these objects, the first of which is its catalog.
pub(crate) fn with_objects(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let start = bytes.len();
    let end = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    bytes.extend_from_slice(table.as_bytes());
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

/// Draws lines below each other from a place on.
pub(crate) fn lines(left: u32, top: u32, lines: &[&str]) -> String {
    let mut content = format!("BT /F 10 Tf 13 TL {left} {top} Td\n");
    for line in lines {
        let escaped = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        content.push_str(&format!("({escaped}) Tj T*\n"));
    }
    content + "ET\n"
}

/// One page with one column.
pub(crate) fn one_column() -> Vec<u8> {
    file(&[lines(72, 720, super::LINES)])
}

/// One page with a dark bar on the left that holds contact and skills in white, and the history
/// beside it.
pub(crate) fn two_columns() -> Vec<u8> {
    let bar = "0.1 0.2 0.4 rg 0 0 200 792 re f 1 g\n";
    let left =
        lines(30, 700, &["CONTACT", "robin@vale.example", "SKILLS", "Epic", "Excel", "Triage", "Wound care"]);
    let history: Vec<&str> = super::LINES[2..10].to_vec();
    let name = lines(220, 740, &["Robin Vale"]);
    file(&[format!("{bar}{left}0 g\n{name}{}", lines(220, 694, &history))])
}

/// One column with words that nobody sees, in six ways: one after the other, and the last under a
/// patch.
pub(crate) fn hidden_text() -> Vec<u8> {
    let seen = lines(72, 720, super::LINES);
    let invisible = "BT /F 10 Tf 3 Tr 72 300 Td (kubernetes terraform) Tj ET 0 Tr\n";
    let white = "1 g BT /F 10 Tf 72 280 Td (haskell erlang) Tj ET 0 g\n";
    let tiny = "BT /F 1 Tf 72 260 Td (tensorflow pytorch) Tj ET\n";
    let outside = "BT /F 10 Tf 72 -200 Td (cassandra hadoop) Tj ET BT /F 10 Tf 900 500 Td (scala) Tj ET\n";
    let over = "BT /F 10 Tf 72 240 Td (clojure elixir) Tj ET 1 g 70 236 90 14 re f 0 g\n";
    file(&[format!("{seen}{invisible}{white}{tiny}{outside}{over}")])
}

/// One column, and below it words that nobody sees, drawn by this content.
pub(crate) fn one_column_and(content: &str) -> Vec<u8> {
    file(&[lines(72, 720, super::LINES) + content])
}

/// A page that is a picture.
pub(crate) fn image_only() -> Vec<u8> {
    file(&["q 612 0 0 792 0 0 cm /P Do Q".to_owned()])
}

/// A page that is a picture, with its text unseen over it, as OCR leaves it.
pub(crate) fn ocr() -> Vec<u8> {
    let text = lines(72, 720, super::LINES).replace("BT", "BT 3 Tr");
    file(&[format!("q 612 0 0 792 0 0 cm /P Do Q\n{text}")])
}

/// A page in a font that names its letters by numbers of its own and has no map of them.
pub(crate) fn without_map() -> Vec<u8> {
    let number = |letter: char| if letter == ' ' { 3 } else { u32::from(letter) - 29 };
    let line = |line: &&str| {
        let digits: String = line.chars().map(|letter| format!("{:04x}", number(letter))).collect();
        format!("<{digits}> Tj T*\n")
    };
    let text: String = super::LINES.iter().map(line).collect();
    let content = format!("BT /F 10 Tf 13 TL 72 720 Td\n{text}ET");
    with_objects(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[5 0 R]/Count 1>>".to_owned(),
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Odd/Encoding/Identity-H/DescendantFonts[4 0 R]>>"
            .to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Odd/DW 500\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
            .to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 6 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ])
}
