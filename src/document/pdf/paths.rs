//! Places on a page: matrices, boxes, and the boxes that paths paint.

/// A matrix of the page: `[a b c d e f]`.
pub(super) type Matrix = [f64; 6];

pub(super) const UPRIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// A box: left, bottom, right, top, in points.
pub(super) type Area = [f64; 4];

/// The matrix that does one thing and then another.
#[allow(clippy::many_single_char_names, reason = "the names that the format itself has for the parts")]
pub(super) fn product(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// What two boxes share; where they share nothing, a box that holds no place.
pub(super) fn common(one: Area, other: Area) -> Area {
    [one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])]
}

/// A path that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// The box around all of it.
    pub(super) all: Option<Area>,
    /// Whether it confines what is painted behind it.
    pub(super) clips: bool,
    /// The points of each of its parts.
    parts: Vec<Vec<[f64; 2]>>,
    curved: bool,
}

/// Most points of a path that are looked at one by one.
const MOST_POINTS: usize = 4096;

impl Path {
    /// Takes up one operator.
    pub(super) fn draw(&mut self, operator: &[u8], numbers: &[f64], matrix: Matrix) {
        let points: Vec<[f64; 2]> = match (operator, numbers) {
            (b"re", &[x, y, w, h]) => vec![[x, y], [x + w, y], [x + w, y + h], [x, y + h]],
            _ => numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect(),
        };
        let points: Vec<[f64; 2]> = points
            .into_iter()
            .map(|[x, y]| {
                let [.., x, y] = product([1.0, 0.0, 0.0, 1.0, x, y], matrix);
                [x, y]
            })
            .collect();
        self.all = around(self.all, &points);
        let is_full = self.parts.len() > MOST_POINTS;
        match (operator, self.parts.last_mut()) {
            _ if is_full => self.curved = true,
            (b"l", Some(part)) if part.len() < MOST_POINTS => part.extend(points),
            (b"m" | b"re", _) => self.parts.push(points),
            _ => self.curved = true,
        }
    }

    /// The boxes that it fills, where it is made of upright boxes.
    pub(super) fn boxes(&self, even_odd: bool) -> Vec<Option<Area>> {
        if self.is_odd(even_odd) {
            return Vec::new();
        }
        self.parts.iter().filter(|part| part.len() > 2).map(|part| around(None, part)).collect()
    }

    /// Whether it has another form, so that it is not known which places it fills.
    pub(super) fn is_odd(&self, even_odd: bool) -> bool {
        let drawn = self.parts.iter().filter(|part| part.len() > 2);
        self.curved || (even_odd && drawn.clone().count() > 1) || !drawn.clone().all(|part| is_box(part))
    }
}

/// Four corners, and the first once more where the path was closed by hand, in upright lines.
fn is_box(points: &[[f64; 2]]) -> bool {
    let close = |one: f64, other: f64| (one - other).abs() < 0.01;
    let upright = |pair: &[[f64; 2]]| close(pair[0][0], pair[1][0]) || close(pair[0][1], pair[1][1]);
    let corners = match points {
        [first, .., last] if points.len() == 5 && close(first[0], last[0]) && close(first[1], last[1]) => 4,
        _ => points.len(),
    };
    corners == 4 && points.windows(2).all(upright)
}

fn around(area: Option<Area>, points: &[[f64; 2]]) -> Option<Area> {
    points.iter().fold(area, |area, &[x, y]| {
        let [left, bottom, right, top] = area.unwrap_or([x, y, x, y]);
        Some([left.min(x), bottom.min(y), right.max(x), top.max(y)])
    })
}
