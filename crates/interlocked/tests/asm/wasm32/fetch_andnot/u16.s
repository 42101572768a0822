# fetch_andnot, u16, wasm32 (WebAssembly, one thread) | core

any: 11 instructions, core 11, portable-atomic 11
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i32.const -1                   |   i32.const -1
    i32.xor                        |   i32.xor
    i32.and                        |   i32.and
    i32.store16 0                  |   i32.store16 0
    local.get 2                    |   local.get 2
    end                            |   end
