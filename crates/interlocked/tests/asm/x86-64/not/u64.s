# not, u64, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock not qword ptr [rdi]       |   lock xor qword ptr [rdi], -0x1
    ret                            |   ret
