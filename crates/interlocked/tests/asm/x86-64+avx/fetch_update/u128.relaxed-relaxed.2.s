# fetch_update, u128, x86-64+avx (x86-64 with CMPXCHG16B and AVX) | core

any: continued
    ret                               |
