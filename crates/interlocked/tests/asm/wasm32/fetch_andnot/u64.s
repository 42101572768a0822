# fetch_andnot, u64, wasm32 (WebAssembly, one thread) | core

any: 11 instructions, core 11, portable-atomic 11
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i64.const -1                   |   i64.const -1
    i64.xor                        |   i64.xor
    i64.and                        |   i64.and
    i64.store 0                    |   i64.store 0
    local.get 2                    |   local.get 2
    end                            |   end
