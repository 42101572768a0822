# fetch_sub, u16, wasm32 (WebAssembly, one thread) | core

any: 9 instructions, core 9, portable-atomic 9
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i32.sub                        |   i32.sub
    i32.store16 0                  |   i32.store16 0
    local.get 2                    |   local.get 2
    end                            |   end
