//! The sizes of locations that do not say theirs.

use interlocked_exec::{Expr, Location, MicroOp, Thread, Value, Width};

/// Gives locations the size of their accesses, if these agree: those without a declared type, and
/// those whose declared type is wider. Of the latter only the low part is ever written; the rest
/// keeps its initial value, which must be zero, and the whole is that part without a sign.
pub(super) fn infer_widths(locations: &mut [Location], threads: &[Thread]) {
    // Sizes as sets of bits: of accesses to each location, and of those whose address is computed.
    let mut direct = vec![0_u8; locations.len()];
    let mut computed = 0_u8;
    for op in threads.iter().flat_map(|thread| &thread.ops) {
        let (MicroOp::Load { address, width, .. } | MicroOp::Store { address, width, .. }) = &op.op
        else {
            continue;
        };
        match address {
            Expr::Const(Value::Address(id, _)) => direct[usize::from(id.0)] |= 1 << *width as u32,
            _ => computed |= 1 << *width as u32,
        }
    }
    for (location, direct) in locations.iter_mut().zip(direct) {
        // An access with a computed address may be to any location.
        let sizes =
            if location.width.is_none() && direct != 0 { direct } else { direct | computed };
        let size = match (sizes.count_ones(), sizes.trailing_zeros()) {
            (0, _) | (1, 2) => Width::B32,
            (1, 0) => Width::B8,
            (1, 1) => Width::B16,
            (1, 3) => Width::B64,
            (1, 4) => Width::B128,
            _ => continue,
        };
        match location.width {
            None => {
                for value in &mut location.init {
                    *value = value.wrap(size);
                }
            }
            Some(declared) => {
                let fits = |value: &Value| value.wrap(size) == *value;
                if sizes == 0 || declared <= size || !matches!(&*location.init, [v] if fits(v)) {
                    continue;
                }
                location.signed = false;
            }
        }
        location.width = Some(size);
    }
}
