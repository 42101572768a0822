# fetch_update, u64, wasm32 (WebAssembly, one thread) | core

acquire/relaxed acqrel/acquire seqcst/seqcst: continued
    end                            |   end
    end                            |   end
    end                            |   end
