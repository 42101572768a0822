# fetch_add, u64, wasm32 (WebAssembly, one thread) | core

any: 9 instructions, core 9, portable-atomic 9
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i64.add                        |   i64.add
    i64.store 0                    |   i64.store 0
    local.get 2                    |   local.get 2
    end                            |   end
