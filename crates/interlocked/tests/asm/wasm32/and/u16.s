# and, u16, wasm32 (WebAssembly, one thread) | core

any: 7 instructions, core 7, portable-atomic 7
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.get 1                    |   local.get 1
    i32.and                        |   i32.and
    i32.store16 0                  |   i32.store16 0
    end                            |   end
