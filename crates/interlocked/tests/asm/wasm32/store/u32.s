# store, u32, wasm32 (WebAssembly, one thread) | core

any: 4 instructions, core 4, portable-atomic 4
    local.get 0                    |   local.get 0
    local.get 1                    |   local.get 1
    i32.store 0                    |   i32.store 0
    end                            |   end
