# swap, u8, wasm32 (WebAssembly, one thread) | core

any: 8 instructions, core 8, portable-atomic 8
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    local.set 2                    |   local.set 2
    local.get 0                    |   local.get 0
    local.get 1                    |   local.get 1
    i32.store8 0                   |   i32.store8 0
    local.get 2                    |   local.get 2
    end                            |   end
