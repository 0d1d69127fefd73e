//! The state of a page's drawing: where letters stand, how large they are, in which colour, and how
//! far what is painted hides what lies beneath.

use super::named::Named;
use super::paths::{Area, Matrix, UPRIGHT, product};

/// Differences of a colour from its ground below this cannot be seen, of 1 a part.
pub(super) const FAINT: f64 = 0.06;

/// The modes of text that draw nothing; the second adds it to the clip.
const INVISIBLE: [&str; 2] = ["3", "7"];

/// Red, green and blue, 0 to 1.
pub(super) type Colour = [f64; 3];

#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own, and any can be with any")]
pub(super) struct State {
    pub(super) matrix: Matrix,
    /// The colour of what is filled, where it is known.
    pub(super) colour: Option<Colour>,
    /// Whether numbers of a colour are tints of an ink.
    ink: bool,
    /// Of what is filled, 0 to 1.
    pub(super) opacity: f64,
    /// Whether what is painted lets through what lies beneath.
    pub(super) blends: bool,
    /// Whether the form that is being drawn lets through as a whole.
    pub(super) veiled: bool,
    pub(super) is_invisible: bool,
    pub(super) size: f64,
    pub(super) is_sized: bool,
    pub(super) leading: f64,
    pub(super) clip: Area,
    /// Whether all of the clip's box is painted on.
    pub(super) clip_is_box: bool,
    line: Matrix,
    text: Matrix,
}

/// Letters on the page, about: the widths of the font are not known, and taken for half its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    pub(super) start: [f64; 2],
    pub(super) size: f64,
    pub(super) width: f64,
    /// Length one along the line, and up from it.
    along: [f64; 2],
    up: [f64; 2],
}

impl Letters {
    /// The place that is some way along the line and up from it, in parts of width and size.
    pub(super) fn at(&self, along: f64, up: f64) -> [f64; 2] {
        [0, 1].map(|part| {
            self.start[part] + self.along[part] * self.width * along + self.up[part] * self.size * up
        })
    }

    pub(super) fn is_upright(&self) -> bool {
        self.along[1].abs() < self.along[0].abs()
    }
}

impl State {
    pub(super) fn new(area: Area) -> Self {
        Self {
            matrix: UPRIGHT,
            colour: Some([0.0; 3]),
            ink: false,
            opacity: 1.0,
            blends: false,
            veiled: false,
            is_invisible: false,
            size: 0.0,
            is_sized: true,
            leading: 0.0,
            clip: area,
            clip_is_box: true,
            line: UPRIGHT,
            text: UPRIGHT,
        }
    }

    /// Operators that change the state by numbers.
    pub(super) fn set(&mut self, operator: &[u8], numbers: &[f64]) {
        match (operator, numbers) {
            (b"cm", numbers) => {
                self.matrix = product(Matrix::try_from(numbers).unwrap_or(UPRIGHT), self.matrix);
            }
            (b"BT", _) => (self.line, self.text) = (UPRIGHT, UPRIGHT),
            (b"Tm", numbers) => {
                self.line = Matrix::try_from(numbers).unwrap_or(UPRIGHT);
                self.text = self.line;
            }
            (b"Td", &[x, y]) => self.next_line(x, y),
            (b"TD", &[x, y]) => {
                self.leading = -y;
                self.next_line(x, y);
            }
            (b"T*", _) => self.next_line(0.0, -self.leading),
            (b"TL", &[leading]) => self.leading = leading,
            (b"Tr", &[mode]) => self.is_invisible = INVISIBLE.contains(&mode.to_string().as_str()),
            (b"g", &[grey]) => self.colour = Some([grey; 3]),
            (b"rg", &[red, green, blue]) => self.colour = Some([red, green, blue]),
            (b"k", &[c, m, y, k]) => self.colour = Some(printed(c, m, y, k)),
            (b"sc" | b"scn", numbers) => {
                self.colour = match *numbers {
                    [grey] if !self.ink => Some([grey; 3]),
                    [red, green, blue] if !self.ink => Some([red, green, blue]),
                    [c, m, y, k] if !self.ink => Some(printed(c, m, y, k)),
                    _ => None,
                };
            }
            _ => {}
        }
    }

    /// Operators that change the state by a name of the page.
    pub(super) fn take(&mut self, operator: &[u8], name: &[u8], numbers: &[f64], named: &Named) {
        match operator {
            b"gs" => {
                let Some(mixing) = named.mixing.get(name) else { return };
                self.opacity = mixing.opacity.unwrap_or(self.opacity);
                self.blends = mixing.blends.unwrap_or(self.blends);
            }
            b"cs" => {
                self.ink = named.inks.iter().any(|ink| ink == name) || name == b"Pattern";
                self.colour = (!self.ink).then_some([0.0; 3]);
            }
            b"Tf" => {
                self.is_sized = !named.unsized_fonts.iter().any(|font| font == name);
                self.size = numbers.last().copied().unwrap_or_default();
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    /// So many letters, from where the line is.
    pub(super) fn letters(&self, count: usize) -> Letters {
        let place = product(self.text, self.matrix);
        let (along, up) = ([place[0], place[1]], [place[2], place[3]]);
        let length = |[x, y]: [f64; 2]| x.hypot(y);
        let one = |way: [f64; 2]| way.map(|part| if part == 0.0 { 0.0 } else { part / length(way) });
        Letters {
            start: [place[4], place[5]],
            size: self.size.abs() * length(up),
            width: self.width(count).abs() * length(along),
            along: one(along),
            up: one(up),
        }
    }

    /// Moves on behind so many letters.
    pub(super) fn advance(&mut self, count: usize) {
        self.text = product([1.0, 0.0, 0.0, 1.0, self.width(count), 0.0], self.text);
    }

    fn width(&self, count: usize) -> f64 {
        f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * self.size * 0.5
    }

    /// Whether nothing shows through what is painted in its place.
    pub(super) fn is_solid(&self) -> bool {
        self.opacity >= 1.0 - FAINT && !self.blends && !self.veiled && self.clip_is_box
    }
}

/// Red, green and blue of four printing inks.
fn printed(cyan: f64, magenta: f64, yellow: f64, black: f64) -> Colour {
    [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black))
}
