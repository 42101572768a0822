# bit_clear, u8, x86-64 (every x86-64 CPU) | core

any: 9 instructions, core 15, portable-atomic 15
    and esi, 0x7                    |   mov ecx, esi
    movzx eax, byte ptr [rdi]       |   and cl, 0x7
  L0:                               |   mov dl, 0x1
    mov ecx, eax                    |   shl dl, cl
    btr ecx, esi                    |   mov r8b, -0x2
    lock cmpxchg byte ptr [rdi], cl |   mov ecx, esi
    jne L0                          |   rol r8b, cl
    bt eax, esi                     |   movzx eax, byte ptr [rdi]
    setb al                         | L0:
    ret                             |   mov ecx, eax
                                    |   and cl, r8b
                                    |   lock cmpxchg byte ptr [rdi], cl
                                    |   jne L0
                                    |   test al, dl
                                    |   setne al
                                    |   ret
