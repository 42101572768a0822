# andnot, u32, wasm32 (WebAssembly, one thread) | core

any: 9 instructions, core 9, portable-atomic 9
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.get 1                    |   local.get 1
    i32.const -1                   |   i32.const -1
    i32.xor                        |   i32.xor
    i32.and                        |   i32.and
    i32.store 0                    |   i32.store 0
    end                            |   end
