//! Text that a page draws and nobody sees: invisible, transparent, in the colour of its ground,
//! tiny, painted over, or off the page. Follows the drawing in its order, so that white letters on a
//! dark bar count as seen, and takes the unseen letters out of the content.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::graphics::{FAINT, Letters, State};
use super::grounds::Grounds;
use super::named::Named;
use super::paths::{Area, Path, common, product};
use super::tokens::{Token, image_end, token};
use crate::document::hidden::TINY_POINTS;

/// Part of the page that a picture covers which holds all of its text.
const FULL_PICTURE: f64 = 0.5;

/// Deepest nesting of forms that is followed.
const DEEPEST_FORM: usize = 12;

/// Deepest nesting of saved states.
const DEEPEST_STATE: usize = 256;

/// How much text was found, in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// That can be seen.
    pub(super) shown: usize,
    /// That cannot, on the page.
    pub(super) hidden: usize,
    /// Off the page.
    pub(super) outside: usize,
}

/// What following the drawing of a page found.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) seen: Seen,
    /// Whether pictures cover most of the page; a scanner may cut it into strips.
    pub(super) is_pictured: bool,
    /// The content of the page without unseen text, where it has any.
    pub(super) page: Option<Vec<u8>>,
    /// The same of its forms, by their number.
    pub(super) forms: HashMap<u32, Vec<u8>>,
}

/// Gives the content of a form, by its number, and what it names.
pub(super) type Forms<'a> = dyn FnMut(u32) -> Option<(Vec<u8>, Named)> + 'a;

/// Follows the drawing of a page.
pub(super) fn drawing(area: Area, content: &[u8], named: &Named, forms: &mut Forms<'_>) -> Drawing {
    let mut page = Page {
        area,
        grounds: Grounds::default(),
        covered: 0.0,
        state: State::new(area),
        stack: Vec::new(),
        texts: Vec::new(),
        forms: HashMap::new(),
        depth: 0,
    };
    page.follow(None, content, named, forms);
    page.ended(content)
}

/// How a text meets the eye when it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// Unless something is painted over it later.
    Shown,
    Hidden,
    Outside,
}

/// A text that was drawn.
struct Text {
    /// The form that holds it; none for the page itself.
    form: Option<u32>,
    strings: Vec<Range<usize>>,
    length: usize,
    sight: Sight,
    /// How much had been painted, and two opposite corners of its letters.
    height: usize,
    corners: [[f64; 2]; 2],
}

struct Page {
    area: Area,
    grounds: Grounds,
    /// Area of the pictures, in parts of the page's.
    covered: f64,
    state: State,
    stack: Vec<State>,
    texts: Vec<Text>,
    /// The content of the forms that hold text.
    forms: HashMap<u32, Vec<u8>>,
    depth: usize,
}

/// What stands before an operator.
#[derive(Default)]
struct Operands<'a> {
    numbers: Vec<f64>,
    strings: Vec<Range<usize>>,
    name: &'a [u8],
}

impl Page {
    /// Follows the content of a form, or of the page itself.
    fn follow(&mut self, form: Option<u32>, content: &[u8], named: &Named, forms: &mut Forms<'_>) {
        let mut operands = Operands::default();
        let mut path = Path::default();
        let mut at = 0;
        while let Some((found, end)) = token(content, at) {
            at = end;
            let operator = match found {
                Token::Number(number) => {
                    operands.numbers.push(number);
                    continue;
                }
                Token::Name(name) => {
                    operands.name = name;
                    continue;
                }
                Token::Text(range) => {
                    operands.strings.push(range);
                    continue;
                }
                Token::Mark => continue,
                Token::Operator(operator) => operator,
            };
            let Operands { numbers, strings, name } = std::mem::take(&mut operands);
            match operator {
                b"ID" => at = image_end(content, at),
                b"Do" => self.object(name, named, forms),
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    if matches!(operator, b"'" | b"\"") {
                        self.state.set(b"T*", &[]);
                    }
                    let length = strings.iter().map(|range| letters(content, range)).sum();
                    self.write(form, strings, length);
                }
                b"q" if self.stack.len() < DEEPEST_STATE => self.stack.push(self.state.clone()),
                b"Q" => self.state = self.stack.pop().unwrap_or_else(|| self.state.clone()),
                b"gs" | b"cs" | b"Tf" => self.state.take(operator, name, &numbers, named),
                _ => self.draw(operator, &numbers, &mut path),
            }
        }
    }

    /// Operators of paths; and those that change the state alone.
    fn draw(&mut self, operator: &[u8], numbers: &[f64], path: &mut Path) {
        match operator {
            b"re" | b"m" | b"l" | b"c" | b"v" | b"y" => path.draw(operator, numbers, self.state.matrix),
            b"W" | b"W*" => path.clips = true,
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                let even_odd = operator.ends_with(b"*");
                let path = self.clipped(path);
                for area in path.boxes(even_odd) {
                    self.paint(area, self.state.colour, self.state.colour.is_some());
                }
                if path.is_odd(even_odd) {
                    self.paint(path.all, None, false);
                }
            }
            b"n" | b"S" | b"s" => {
                self.clipped(path);
            }
            b"sh" => self.paint(Some(self.state.clip), None, false),
            _ => self.state.set(operator, numbers),
        }
    }

    fn write(&mut self, form: Option<u32>, strings: Vec<Range<usize>>, length: usize) {
        let letters = self.state.letters(length);
        let sight = self.sight(&letters);
        // The widths are not known to the point: what hides four fifths hides the rest.
        let corners = [letters.at(0.0, 0.1), letters.at(0.8, 0.6)];
        self.texts.push(Text { form, strings, length, sight, height: self.grounds.height(), corners });
        self.state.advance(length);
    }

    /// How letters meet the eye where they are drawn now.
    fn sight(&self, letters: &Letters) -> Sight {
        let [left, bottom, right, top] = self.area;
        let ([x, y], size) = (letters.start, letters.size);
        let [across, up] = if letters.is_upright() { [letters.width, size] } else { [size, letters.width] };
        if x > right
            || y > top
            || x + across < left
            || y + up < bottom
            || (!letters.is_upright() && (x < left || y < bottom))
        {
            return Sight::Outside;
        }
        let ground = self.grounds.colour([x + size * 0.25, y + size * 0.25]);
        let faint = match (self.state.colour, ground) {
            (Some(ink), Some(paper)) => ink.iter().zip(paper).all(|(ink, paper)| (ink - paper).abs() < FAINT),
            _ => false,
        };
        let tiny = self.state.is_sized && size <= TINY_POINTS;
        let hidden = self.state.is_invisible || self.state.opacity < FAINT || tiny || faint;
        if hidden { Sight::Hidden } else { Sight::Shown }
    }

    /// Ends a path, which may confine all that is painted behind it.
    fn clipped(&mut self, path: &mut Path) -> Path {
        let ended = std::mem::take(path);
        if ended.clips
            && let Some(area) = ended.all
        {
            self.state.clip = common(area, self.state.clip);
            self.state.clip_is_box &= !ended.is_odd(false) && ended.boxes(false).len() == 1;
        }
        ended
    }

    fn paint(&mut self, area: Option<Area>, colour: Option<[f64; 3]>, solid: bool) {
        let Some(area) = area.filter(|_| self.state.opacity >= FAINT) else { return };
        let colour = if self.state.opacity < 1.0 - FAINT { None } else { colour };
        let area = common(area, self.state.clip);
        self.grounds.paint(area, colour, solid && self.state.is_solid());
    }

    /// Draws a picture or a form.
    fn object(&mut self, name: &[u8], named: &Named, forms: &mut Forms<'_>) {
        if let Some(&solid) = named.pictures.get(name) {
            let mut path = Path::default();
            path.draw(b"re", &[0.0, 0.0, 1.0, 1.0], self.state.matrix);
            if let Some([left, bottom, right, top]) = path.all {
                let [own_left, own_bottom, own_right, own_top] = self.area;
                let whole = (own_right - own_left) * (own_top - own_bottom);
                self.covered += (right - left) * (top - bottom) / whole.max(1.0);
            }
            return self.paint(path.all, None, solid && !path.is_odd(false));
        }
        let Some(&(number, matrix)) = named.forms.get(name) else { return };
        if self.depth >= DEEPEST_FORM {
            return;
        }
        let Some((content, own)) = forms(number) else { return };
        let outer = (self.state.clone(), std::mem::take(&mut self.stack));
        self.state.matrix = product(matrix, self.state.matrix);
        self.state.veiled |= self.state.blends || self.state.opacity < 1.0 - FAINT;
        let before = self.texts.len();
        self.depth += 1;
        self.follow(Some(number), &content, &own, forms);
        self.depth -= 1;
        (self.state, self.stack) = outer;
        if self.texts.len() > before {
            self.forms.insert(number, content);
        }
    }

    /// Counts what was seen of all texts, and takes the others out of the contents.
    fn ended(mut self, content: &[u8]) -> Drawing {
        let mut drawing = Drawing { is_pictured: self.covered >= FULL_PICTURE, ..Drawing::default() };
        let mut kept: HashSet<(Option<u32>, usize)> = HashSet::new();
        for text in &mut self.texts {
            if text.sight == Sight::Shown && self.grounds.hides(text.height, text.corners) {
                text.sight = Sight::Hidden;
            }
            match text.sight {
                Sight::Shown => {
                    drawing.seen.shown += text.length;
                    // A form may be drawn where it is seen and where it is not.
                    kept.extend(text.strings.iter().map(|string| (text.form, string.start)));
                }
                Sight::Hidden => drawing.seen.hidden += text.length,
                Sight::Outside => drawing.seen.outside += text.length,
            }
        }
        let mut cuts: HashMap<Option<u32>, Vec<Range<usize>>> = HashMap::new();
        for text in self.texts.into_iter().filter(|text| text.sight != Sight::Shown) {
            let own = text.strings.into_iter().filter(|string| !kept.contains(&(text.form, string.start)));
            cuts.entry(text.form).or_default().extend(own);
        }
        for (form, cuts) in cuts.into_iter().filter(|(_, cuts)| !cuts.is_empty()) {
            match form {
                None => drawing.page = Some(without(content, cuts)),
                Some(number) => {
                    let rest = self.forms.get(&number).map(|content| without(content, cuts));
                    drawing.forms.extend(rest.map(|rest| (number, rest)));
                }
            }
        }
        drawing
    }
}

/// Number of letters of a string, about: a hexadecimal one has two digits a byte.
fn letters(content: &[u8], range: &Range<usize>) -> usize {
    let length = range.len().saturating_sub(2);
    if content[range.start] == b'<' { length / 4 } else { length }
}

/// The content with its strings at some places emptied.
fn without(content: &[u8], mut cuts: Vec<Range<usize>>) -> Vec<u8> {
    cuts.sort_by_key(|cut| cut.start);
    cuts.dedup();
    let mut left = Vec::with_capacity(content.len());
    let mut from = 0;
    for cut in cuts {
        left.extend_from_slice(&content[from..cut.start]);
        left.extend_from_slice(b"()");
        from = cut.end;
    }
    left.extend_from_slice(&content[from..]);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(content: &str) -> Drawing {
        drawing([0.0, 0.0, 612.0, 792.0], content.as_bytes(), &Named::default(), &mut |_| None)
    }

    #[track_caller]
    fn check(content: &str, shown: usize, hidden: usize, outside: usize) {
        assert_eq!(drawn(content).seen, Seen { shown, hidden, outside }, "{content}");
    }

    #[test]
    fn unseen_text_is_told_from_seen_text() {
        check("BT /F 12 Tf 72 700 Td (Nurse) Tj ET", 5, 0, 0);
        check("BT /F 12 Tf 72 700 Td 3 Tr (sql) Tj 0 Tr (Nurse) Tj ET", 5, 3, 0);
        check("q 3 Tr Q BT /F 12 Tf 72 700 Td (Nurse) Tj ET", 5, 0, 0);
        check("BT /F 1 Tf 72 700 Td (sql) Tj 12 0 0 12 72 600 Tm (Nurse) Tj ET", 5, 3, 0);
        check("1 g BT /F 12 Tf 72 700 Td (sql) Tj ET", 0, 3, 0);
        check("BT /F 12 Tf 900 700 Td (sql) Tj ET", 0, 0, 3);
        check("BT /F 12 Tf 72 -50 Td (sql) Tj ET", 0, 0, 3);
    }

    #[test]
    fn white_letters_on_a_dark_bar_are_seen() {
        check("0.1 0.2 0.5 rg 0 600 200 192 re f 1 1 1 rg BT /F 12 Tf 72 700 Td (Nurse) Tj ET", 5, 0, 0);
        check("0.1 0.2 0.5 rg 0 0 200 92 re f 1 1 1 rg BT /F 12 Tf 72 700 Td (sql) Tj ET", 0, 3, 0);
        check("0 0 9 9 re W n 0 0 612 792 re f BT /F 12 Tf 72 700 Td (Nurse) Tj ET", 5, 0, 0);
        check("0 0 612 792 re 9 9 590 770 re f* BT /F 12 Tf 72 700 Td (Nurse) Tj ET", 5, 0, 0);
        check("0 0 612 792 re f 0 g BT /F 12 Tf 72 700 Td (sql) Tj ET", 0, 3, 0);
    }

    #[test]
    fn text_that_is_painted_over_is_unseen() {
        let text = "BT /F 12 Tf 72 700 Td (sql) Tj ET ";
        let over = |drawing: &str, shown, hidden| check(&format!("{text}{drawing}"), shown, hidden, 0);
        over("1 g 70 690 100 30 re f", 0, 3);
        over("1 g 70 690 100 30 re f BT /F 12 Tf 0 g 72 700 Td (Nurse) Tj ET", 5, 3);
        // A line through it, a part of it, a frame, and a patch that a clip confines.
        over("70 704 100 1 re f", 3, 0);
        over("80 690 100 30 re f", 3, 0);
        over("70 690 100 30 re S", 3, 0);
        over("0 0 9 9 re W n 1 g 70 690 100 30 re f", 3, 0);
        over("70 690 m 170 690 l 120 790 l W n 70 690 100 30 re f", 3, 0);
    }

    #[test]
    fn unseen_letters_are_taken_out_and_the_rest_stays() {
        let left = drawn("BT /F 12 Tf 72 700 Td 3 Tr [(a) 2 (b)] TJ 0 Tr (c) Tj ET").page.unwrap();
        assert_eq!(left, b"BT /F 12 Tf 72 700 Td 3 Tr [() 2 ()] TJ 0 Tr (c) Tj ET");
    }
}
