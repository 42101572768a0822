# bit_set, u8, x86-64 (every x86-64 CPU) | core

any: 9 instructions, core 12, portable-atomic 12
    and esi, 0x7                    |   mov ecx, esi
    movzx eax, byte ptr [rdi]       |   and cl, 0x7
  L0:                               |   mov dl, 0x1
    mov ecx, eax                    |   shl dl, cl
    bts ecx, esi                    |   movzx eax, byte ptr [rdi]
    lock cmpxchg byte ptr [rdi], cl | L0:
    jne L0                          |   mov ecx, eax
    bt eax, esi                     |   or cl, dl
    setb al                         |   lock cmpxchg byte ptr [rdi], cl
    ret                             |   jne L0
                                    |   test al, dl
                                    |   setne al
                                    |   ret
