# add_negative, u8, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock add byte ptr [rdi], sil   |   lock add byte ptr [rdi], sil
    sets al                        |   sets al
    ret                            |   ret
