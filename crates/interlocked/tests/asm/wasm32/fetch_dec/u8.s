# fetch_dec, u8, wasm32 (WebAssembly, one thread) | core

any: 9 instructions, core 9, portable-atomic 9
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    local.tee 1                    |   local.tee 1
    i32.const -1                   |   i32.const -1
    i32.add                        |   i32.add
    i32.store8 0                   |   i32.store8 0
    local.get 1                    |   local.get 1
    end                            |   end
