# bit_set, u64, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    and esi, 0x3f                  |   and esi, 0x3f
    lock bts qword ptr [rdi], rsi  |   lock bts qword ptr [rdi], rsi
    setb al                        |   setb al
    ret                            |   ret
