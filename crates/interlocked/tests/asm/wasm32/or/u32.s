# or, u32, wasm32 (WebAssembly, one thread) | core

any: 7 instructions, core 7, portable-atomic 7
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.get 1                    |   local.get 1
    i32.or                         |   i32.or
    i32.store 0                    |   i32.store 0
    end                            |   end
