# load, u32, wasm32 (WebAssembly, one thread) | core

any: 3 instructions, core 3, portable-atomic 3
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    end                            |   end
