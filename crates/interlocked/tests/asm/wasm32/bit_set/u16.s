# bit_set, u16, wasm32 (WebAssembly, one thread) | core

any: 18 instructions, core 18, portable-atomic 18
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.tee 2                    |   local.tee 2
    i32.const 1                    |   i32.const 1
    local.get 1                    |   local.get 1
    i32.const 15                   |   i32.const 15
    i32.and                        |   i32.and
    i32.shl                        |   i32.shl
    local.tee 1                    |   local.tee 1
    i32.or                         |   i32.or
    i32.store16 0                  |   i32.store16 0
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i32.and                        |   i32.and
    i32.const 0                    |   i32.const 0
    i32.ne                         |   i32.ne
    end                            |   end
