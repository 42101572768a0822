# bit_set, u32, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    and esi, 0x1f                  |   and esi, 0x1f
    lock bts dword ptr [rdi], esi  |   lock bts dword ptr [rdi], esi
    setb al                        |   setb al
    ret                            |   ret
