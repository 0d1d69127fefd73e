//! Files made to hurt, each in one way: bombs, rings, depths, wrong lengths, huge numbers.

use std::io::Read;

use super::{office, pdf};

/// Files that a reader may read or refuse, but has to survive, by what is wrong with them.
pub(crate) fn survivable() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = pdf_files();
    files.extend(office_files());
    files.extend(texts());
    files
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";

const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R\
                    /Resources<</Font<</F 5 0 R>>/XObject<</P 4 0 R>>>>>>";

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

fn pages(kids: &str, count: usize) -> String {
    format!("<</Type/Pages/Kids[{kids}]/Count {count}>>")
}

fn stream(head: &str, content: &str) -> String {
    format!("<<{head}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A PDF file of one page with this content and this font.
fn page_of(content: String, font: String) -> Vec<u8> {
    pdf::with_objects(&[CATALOG.to_owned(), pages("3 0 R", 1), PAGE.to_owned(), content, font])
}

fn drawing(content: &str) -> Vec<u8> {
    page_of(stream("", content), FONT.to_owned())
}

/// A PDF file whose tree names one page so many times.
pub(crate) fn many_pages(count: usize) -> Vec<u8> {
    pdf::with_objects(&[CATALOG.to_owned(), pages(&"3 0 R ".repeat(count), count), PAGE.to_owned()])
}

fn pdf_files() -> Vec<(&'static str, Vec<u8>)> {
    let with = |tree: String| pdf::with_objects(&[CATALOG.to_owned(), tree, PAGE.to_owned()]);
    let ring = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</P 4 0 R>>>>";
    let wide = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font\
                /Subtype/CIDFontType2/BaseFont/X/W[0 4000000000 500]/CIDSystemInfo<<>>>>]>>";
    let text = "BT /F 10 Tf 72 700 Td (Nurse) Tj ET ";
    let picture = "/Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/ColorSpace/DeviceRGB\
                   /BitsPerComponent 16";
    let wrong = |length: &str| format!("<</Length {length}>>\nstream\n{text}\nendstream");
    let huge = PAGE.replace("612 792", "99999999999 1e38");
    let page = |content: String| page_of(content, FONT.to_owned());
    let mut looped = drawing(text);
    let start = looped.windows(7).position(|window| window == b"trailer").unwrap_or(0);
    let table = looped.windows(4).position(|window| window == b"xref").unwrap_or(0);
    looped.splice(start + 9..start + 9, format!("/Prev {table}").into_bytes());
    vec![
        ("a page tree in a ring", with(pages("2 0 R", 1))),
        ("a count of pages that is wrong", with(pages("3 0 R", 4_000_000_000))),
        ("arrays within arrays", with("[".repeat(100_000))),
        ("dictionaries within dictionaries", with("<</A ".repeat(100_000))),
        ("a page of huge dimensions", pdf::with_objects(&[CATALOG.to_owned(), pages("3 0 R", 1), huge])),
        ("a picture of huge dimensions", page(stream(picture, "x"))),
        ("a form that draws itself", page(stream(ring, "/P Do /P Do"))),
        ("a length that is too long", page(wrong("2000000000"))),
        ("a length below nothing", page(wrong("-1"))),
        ("a length that names its own stream", page(wrong("4 0 R"))),
        ("tables that follow each other in a ring", looped),
        ("a thousand filters", page(stream(&format!("/Filter[{}]", "/FlateDecode".repeat(1000)), "x"))),
        ("states saved a million times", drawing(&"q ".repeat(1_000_000))),
        ("text drawn a hundred thousand times", drawing(&text.repeat(100_000))),
        ("boxes painted a hundred thousand times", drawing(&"0 0 9 9 re f ".repeat(100_000))),
        ("a string that does not end", drawing(&"(".repeat(1_000_000))),
        ("widths for four thousand million letters", page_of(stream("", text), wide.to_owned())),
        ("a stream that unpacks to 512 MiB", flate_bomb()),
    ]
}

/// A page whose content unpacks to 512 MiB of blanks.
fn flate_bomb() -> Vec<u8> {
    let zip = office::archive(&[("x", &vec![b' '; 512 << 20])]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut packed = vec![0x78, 0x9c];
    archive.by_index_raw(0).unwrap().read_to_end(&mut packed).unwrap();
    let mut bytes = pdf::with_objects(&[CATALOG.to_owned(), pages("3 0 R", 1), PAGE.to_owned()]);
    let head = format!("4 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend_from_slice(&packed);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
    bytes
}

fn office_files() -> Vec<(&'static str, Vec<u8>)> {
    let headers: Vec<String> = (0..2000).map(|at| format!("word/header{at}.xml")).collect();
    let same = format!("<w:p><w:t>{}</w:t></w:p>", "x ".repeat(4000));
    let mut many: Vec<(&str, &[u8])> = headers.iter().map(|name| (name.as_str(), same.as_bytes())).collect();
    many.push(("word/document.xml", b"<w:p><w:r><w:t>Nurse</w:t></w:r></w:p>"));
    let depth = "<a>".repeat(1000) + &"<b/>x".repeat(1_000_000);
    let attributes: String = (0..200_000).map(|at| format!(" a{at}=\"x\"")).collect();
    let wide = format!("<w:p><w:r><w:rPr><w:color{attributes}/></w:rPr><w:t>Nurse</w:t></w:r></w:p>");
    let table = "Title\n".to_owned() + &"a\n".repeat(5_000_000);
    // The sizes that an archive names are not those of its entries.
    let mut wrong = office::word_lines();
    let middle = wrong.len() / 2;
    for at in (0..wrong.len() - 30).filter(|&at| at < 30 || at > middle) {
        if wrong[at..].starts_with(b"PK\x03\x04") || wrong[at..].starts_with(b"PK\x01\x02") {
            wrong[at + 18..at + 28].fill(0xff);
        }
    }
    vec![
        ("two thousand headers", office::archive(&many)),
        ("text a thousand elements deep", office::open_document("", &depth)),
        ("an element with 200,000 attributes", office::word(&wide)),
        ("a table of five million rows", office::archive(&[("Positions.csv", table.as_bytes())])),
        ("sizes that an archive only claims", wrong),
    ]
}

fn texts() -> Vec<(&'static str, Vec<u8>)> {
    let rule = format!("<html><style>.x{{{}}}</style>", "color:red;".repeat(100_000));
    let selectors = format!("<html><style>{}{{color:red}}</style>Nurse", ".x,".repeat(1_000_000));
    let text = |text: String| text.into_bytes();
    vec![
        ("words parted at every line end", text("abc-\ndef\n".repeat(400_000))),
        ("private letters on one line", text("x\u{e000}".repeat(1_000_000))),
        ("private letters behind one letter", text("x".to_owned() + &"\u{e000}".repeat(400_000))),
        ("soft hyphens alone", text("\u{ad}\n".repeat(1_000_000))),
        ("wrong decodings alone", text("Ã".repeat(2_000_000))),
        ("one word of four million letters", text("a".repeat(4_000_000))),
        ("a million bullets", text("•\n".repeat(1_000_000))),
        (
            "elements that nobody opened",
            text("<html>".to_owned() + &"<i>".repeat(2000) + &"</x>".repeat(4 << 20)),
        ),
        ("a long rule for many elements", text(rule + &"<i class=x>a</i>".repeat(200_000))),
        ("a rule with a million selectors", text(selectors)),
        ("RTF of control words alone", text("{\\rtf1".to_owned() + &"\\a".repeat(8 << 20))),
        ("RTF groups within groups", text("{\\rtf1".to_owned() + &"{".repeat(200_000))),
        ("RTF with binary data of a wrong length", text("{\\rtf1 \\bin2000000000 x}".to_owned())),
        ("JSON arrays within arrays", text("{\"work\":".to_owned() + &"[".repeat(2_000_000))),
        ("JSON with four million numbers", text(format!("{{\"work\":[{}0]}}", "0,".repeat(4_000_000)))),
        ("Markdown headings alone", text("# x\n".repeat(500_000))),
        ("half of a UTF-16 letter", [0xff, 0xfe, 0x00, 0xd8, 0x41].repeat(1000)),
    ]
}
