//! What was painted on a page, in its order: the colour beneath a place, and what was painted over.

use super::graphics::Colour;
use super::paths::Area;

/// A part of the page that something was painted on.
#[derive(Debug, Clone)]
struct Ground {
    area: Area,
    /// None where it is not known.
    colour: Option<Colour>,
    /// Whether nothing shows through, anywhere in its area.
    solid: bool,
}

/// Most parts of a page that are kept.
const MOST: usize = 20_000;

/// All that was painted, the first at the bottom.
#[derive(Debug, Default)]
pub(super) struct Grounds(Vec<Ground>);

impl Grounds {
    pub(super) fn paint(&mut self, area: Area, colour: Option<Colour>, solid: bool) {
        if self.0.len() < MOST {
            self.0.push(Ground { area, colour, solid });
        }
    }

    /// How much was painted so far: what is painted later lies over it.
    pub(super) fn height(&self) -> usize {
        self.0.len()
    }

    /// The colour that was painted last at a place; white paper where nothing was.
    pub(super) fn colour(&self, place: [f64; 2]) -> Option<Colour> {
        let found = self.0.iter().rev().find(|ground| ground.holds(place));
        found.map_or(Some([1.0; 3]), |ground| ground.colour)
    }

    /// Whether one thing above a height hides all between two opposite corners.
    pub(super) fn hides(&self, height: usize, corners: [[f64; 2]; 2]) -> bool {
        let above = self.0.get(height..).unwrap_or_default();
        above.iter().any(|ground| ground.solid && corners.iter().all(|&corner| ground.holds(corner)))
    }
}

impl Ground {
    fn holds(&self, [x, y]: [f64; 2]) -> bool {
        let [left, bottom, right, top] = self.area;
        (left..=right).contains(&x) && (bottom..=top).contains(&y)
    }
}
