# swap, u32, wasm32 (WebAssembly, one thread) | core

any: 8 instructions, core 8, portable-atomic 8
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.set 2                    |   local.set 2
    local.get 0                    |   local.get 0
    local.get 1                    |   local.get 1
    i32.store 0                    |   i32.store 0
    local.get 2                    |   local.get 2
    end                            |   end
