# fence, all, wasm32 (WebAssembly, one thread) | core

any: 1 instructions, core 1, portable-atomic 1
    end                            |   end
