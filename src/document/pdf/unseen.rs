//! Text that a page draws and nobody sees: invisible, transparent, in the colour of its ground,
//! tiny, or off the page. Follows the drawing in its order, so that white letters on a dark bar
//! count as seen, and takes the unseen letters out of the content.

use std::collections::HashMap;

use super::named::Named;
use super::paths::{Area, Matrix, Path, UPRIGHT, common, product};
use super::tokens::{Token, image_end, token};
use crate::document::hidden::TINY_POINTS;

/// Differences of a colour from its ground below this cannot be seen, of 1 a part.
const FAINT: f64 = 0.06;

/// The modes of text that draw nothing; the second adds it to the clip.
const INVISIBLE: [&str; 2] = ["3", "7"];

/// Part of the page that a picture covers which holds all of its text.
const FULL_PICTURE: f64 = 0.5;

#[derive(Debug, Clone)]
struct State {
    matrix: Matrix,
    colour: Option<[f64; 3]>,
    ink: bool,
    opacity: f64,
    is_invisible: bool,
    size: f64,
    is_sized: bool,
    leading: f64,
    clip: Area,
}

/// A part of the page that something was painted on; no colour where it is not known.
#[derive(Debug, Clone)]
struct Ground {
    area: Area,
    colour: Option<[f64; 3]>,
}

/// What following a page found.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Bytes of text that can be seen.
    pub(super) shown: usize,
    /// Bytes of text that cannot, on the page.
    pub(super) hidden: usize,
    /// Bytes of text off the page.
    pub(super) outside: usize,
}

/// Follows the drawing of one page.
pub(super) struct Page {
    area: Area,
    grounds: Vec<Ground>,
    pub(super) seen: Seen,
    /// Area of the pictures, in parts of the page's.
    covered: f64,
    /// Forms in which text is hidden, by their number, with what is left of them.
    pub(super) forms: HashMap<u32, Vec<u8>>,
    state: State,
    stack: Vec<State>,
    line: Matrix,
    text: Matrix,
    depth: usize,
}

/// Deepest nesting of forms that is followed.
const DEEPEST_FORM: usize = 12;

/// Most parts of a page that are kept as grounds.
const MOST_GROUNDS: usize = 20_000;

impl Page {
    pub(super) fn new(area: Area) -> Self {
        let state = State {
            matrix: UPRIGHT,
            colour: Some([0.0; 3]),
            ink: false,
            opacity: 1.0,
            is_invisible: false,
            size: 0.0,
            is_sized: true,
            leading: 0.0,
            clip: area,
        };
        Self {
            area,
            grounds: Vec::new(),
            seen: Seen::default(),
            covered: 0.0,
            forms: HashMap::new(),
            state,
            stack: Vec::new(),
            line: UPRIGHT,
            text: UPRIGHT,
            depth: 0,
        }
    }

    /// Whether pictures cover most of the page; a scanner may cut it into strips.
    pub(super) fn is_pictured(&self) -> bool {
        self.covered >= FULL_PICTURE
    }

    /// Follows some content. `form` gives the content of a form and what it names. Returns the
    /// content without unseen text where there is any.
    pub(super) fn follow(
        &mut self,
        content: &[u8],
        named: &Named,
        form: &mut dyn FnMut(u32) -> Option<(Vec<u8>, Named)>,
    ) -> Option<Vec<u8>> {
        let mut numbers: Vec<f64> = Vec::new();
        let mut texts: Vec<std::ops::Range<usize>> = Vec::new();
        let mut name: &[u8] = b"";
        let mut path = Path::default();
        let mut cuts: Vec<std::ops::Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some((found, end)) = token(content, at) {
            at = end;
            let operator = match found {
                Token::Number(number) => {
                    numbers.push(number);
                    continue;
                }
                Token::Name(own) => {
                    name = own;
                    continue;
                }
                Token::Text(range) => {
                    texts.push(range);
                    continue;
                }
                Token::Mark => continue,
                Token::Operator(operator) => operator,
            };
            match operator {
                b"ID" => at = image_end(content, at),
                b"Do" => self.object(name, named, form),
                b"gs" => {
                    self.state.opacity = named.opacities.get(name).copied().unwrap_or(self.state.opacity);
                }
                b"cs" => {
                    self.state.ink = named.inks.iter().any(|ink| ink == name) || name == b"Pattern";
                    self.state.colour = (!self.state.ink).then_some([0.0; 3]);
                }
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    if matches!(operator, b"'" | b"\"") {
                        self.next_line(0.0, -self.state.leading);
                    }
                    let length: usize = texts.iter().map(|range| letters(content, range)).sum();
                    if self.shows(length) {
                        self.seen.shown += length;
                    } else {
                        cuts.append(&mut texts);
                    }
                    self.advance(length);
                }
                b"Tf" => {
                    self.state.is_sized = !named.unsized_fonts.iter().any(|font| font == name);
                    self.state.size = numbers.last().copied().unwrap_or_default();
                }
                b"re" | b"m" | b"l" | b"c" | b"v" | b"y" => {
                    path.draw(operator, &numbers, self.state.matrix);
                }
                b"W" | b"W*" => path.clips = true,
                b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                    let path = self.clipped(&mut path);
                    for area in path.boxes(operator.ends_with(b"*")) {
                        self.paint(area, self.state.colour);
                    }
                    if path.is_odd(operator.ends_with(b"*")) {
                        self.paint(path.all, None);
                    }
                }
                b"n" | b"S" | b"s" => {
                    self.clipped(&mut path);
                }
                b"sh" => self.paint(Some(self.state.clip), None),
                _ => self.set(operator, &numbers),
            }
            numbers.clear();
            texts.clear();
        }
        (!cuts.is_empty()).then(|| without(content, &cuts))
    }

    /// Operators that change the state and draw nothing.
    fn set(&mut self, operator: &[u8], numbers: &[f64]) {
        match (operator, numbers) {
            (b"q", _) if self.stack.len() < 256 => self.stack.push(self.state.clone()),
            (b"Q", _) => self.state = self.stack.pop().unwrap_or_else(|| self.state.clone()),
            (b"cm", numbers) => {
                let matrix = Matrix::try_from(numbers).unwrap_or(UPRIGHT);
                self.state.matrix = product(matrix, self.state.matrix);
            }
            (b"BT", _) => (self.line, self.text) = (UPRIGHT, UPRIGHT),
            (b"Tm", numbers) => {
                self.line = Matrix::try_from(numbers).unwrap_or(UPRIGHT);
                self.text = self.line;
            }
            (b"Td", &[x, y]) => self.next_line(x, y),
            (b"TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            (b"T*", _) => self.next_line(0.0, -self.state.leading),
            (b"TL", &[leading]) => self.state.leading = leading,
            (b"Tr", &[mode]) => self.state.is_invisible = INVISIBLE.contains(&mode.to_string().as_str()),
            (b"g", &[grey]) => self.state.colour = Some([grey; 3]),
            (b"rg", &[red, green, blue]) => self.state.colour = Some([red, green, blue]),
            (b"k", &[c, m, y, k]) => self.state.colour = Some(printed(c, m, y, k)),
            (b"sc" | b"scn", numbers) => {
                self.state.colour = match *numbers {
                    [grey] if !self.state.ink => Some([grey; 3]),
                    [red, green, blue] if !self.state.ink => Some([red, green, blue]),
                    [c, m, y, k] if !self.state.ink => Some(printed(c, m, y, k)),
                    _ => None,
                };
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    /// Moves on by letters of half the size, as the widths of the font are not known here.
    fn advance(&mut self, length: usize) {
        let width = f64::from(u32::try_from(length).unwrap_or(u32::MAX)) * self.state.size * 0.5;
        self.text = product([1.0, 0.0, 0.0, 1.0, width, 0.0], self.text);
    }

    /// Whether text at this place can be seen; counts what cannot.
    fn shows(&mut self, length: usize) -> bool {
        let place = product(self.text, self.state.matrix);
        let size = self.state.size.abs() * place[2].hypot(place[3]);
        let width = f64::from(u32::try_from(length).unwrap_or(u32::MAX))
            * self.state.size.abs()
            * 0.5
            * place[0].hypot(place[1]);
        let [left, bottom, right, top] = self.area;
        let [x, y] = [place[4], place[5]];
        let upright = place[1].abs() < place[0].abs();
        let [across, up] = if upright { [width, size] } else { [size, width] };
        if x > right
            || y > top
            || x + across < left
            || y + up < bottom
            || (!upright && (x < left || y < bottom))
        {
            self.seen.outside += length;
            return false;
        }
        let ground = self.ground(x + size * 0.25, y + size * 0.25);
        let faint = match (self.state.colour, ground) {
            (Some(ink), Some(paper)) => ink.iter().zip(paper).all(|(ink, paper)| (ink - paper).abs() < FAINT),
            _ => false,
        };
        let tiny = self.state.is_sized && size <= TINY_POINTS;
        let unseen = self.state.is_invisible || self.state.opacity < FAINT || tiny || faint;
        if unseen {
            self.seen.hidden += length;
        }
        !unseen
    }

    /// The colour that was painted last at a place; white paper where nothing was.
    fn ground(&self, x: f64, y: f64) -> Option<[f64; 3]> {
        let holds = |ground: &&Ground| {
            let [left, bottom, right, top] = ground.area;
            (left..=right).contains(&x) && (bottom..=top).contains(&y)
        };
        self.grounds.iter().rev().find(holds).map_or(Some([1.0; 3]), |ground| ground.colour)
    }

    /// Ends a path, which may confine all that is painted behind it.
    fn clipped(&mut self, path: &mut Path) -> Path {
        let ended = std::mem::take(path);
        if ended.clips
            && let Some(area) = ended.all
        {
            self.state.clip = common(area, self.state.clip);
        }
        ended
    }

    fn paint(&mut self, area: Option<Area>, colour: Option<[f64; 3]>) {
        if let Some(area) = area
            && self.state.opacity >= FAINT
            && self.grounds.len() < MOST_GROUNDS
        {
            let colour = if self.state.opacity < 1.0 - FAINT { None } else { colour };
            self.grounds.push(Ground { area: common(area, self.state.clip), colour });
        }
    }

    /// Draws a picture or a form.
    fn object(&mut self, name: &[u8], named: &Named, form: &mut dyn FnMut(u32) -> Option<(Vec<u8>, Named)>) {
        if named.pictures.iter().any(|picture| picture == name) {
            let mut path = Path::default();
            path.draw(b"re", &[0.0, 0.0, 1.0, 1.0], self.state.matrix);
            let area = path.all;
            if let Some([left, bottom, right, top]) = area {
                let [own_left, own_bottom, own_right, own_top] = self.area;
                let whole = (own_right - own_left) * (own_top - own_bottom);
                self.covered += (right - left) * (top - bottom) / whole.max(1.0);
            }
            return self.paint(area, None);
        }
        let Some(&(number, matrix)) = named.forms.get(name) else { return };
        if self.depth >= DEEPEST_FORM {
            return;
        }
        let Some((content, own)) = form(number) else { return };
        let outer = (self.state.clone(), std::mem::take(&mut self.stack), self.line, self.text);
        self.state.matrix = product(matrix, self.state.matrix);
        self.depth += 1;
        if let Some(rest) = self.follow(&content, &own, form) {
            self.forms.insert(number, rest);
        }
        self.depth -= 1;
        (self.state, self.stack, self.line, self.text) = outer;
    }
}

/// Number of letters of a string, about: a hexadecimal one has two digits a byte.
fn letters(content: &[u8], range: &std::ops::Range<usize>) -> usize {
    let length = range.len().saturating_sub(2);
    if content[range.start] == b'<' { length / 4 } else { length }
}

/// The content with its strings at some places emptied.
fn without(content: &[u8], cuts: &[std::ops::Range<usize>]) -> Vec<u8> {
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

/// Red, green and blue of four printing inks.
fn printed(cyan: f64, magenta: f64, yellow: f64, black: f64) -> [f64; 3] {
    [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(content: &str, shown: usize, hidden: usize, outside: usize) {
        let mut page = Page::new([0.0, 0.0, 612.0, 792.0]);
        page.follow(content.as_bytes(), &Named::default(), &mut |_| None);
        assert_eq!(page.seen, Seen { shown, hidden, outside }, "{content}");
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
    fn unseen_letters_are_taken_out_and_the_rest_stays() {
        let mut page = Page::new([0.0, 0.0, 612.0, 792.0]);
        let content = b"BT /F 12 Tf 72 700 Td 3 Tr [(a) 2 (b)] TJ 0 Tr (c) Tj ET";
        let left = page.follow(content, &Named::default(), &mut |_| None).unwrap();
        assert_eq!(left, b"BT /F 12 Tf 72 700 Td 3 Tr [() 2 ()] TJ 0 Tr (c) Tj ET");
    }
}
