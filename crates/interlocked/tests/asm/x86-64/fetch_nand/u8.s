# fetch_nand, u8, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    movzx eax, byte ptr [rdi]       |   movzx eax, byte ptr [rdi]
  L0:                               | L0:
    mov cl, al                      |   mov ecx, eax
    and cl, sil                     |   and cl, sil
    not cl                          |   not cl
    lock cmpxchg byte ptr [rdi], cl |   lock cmpxchg byte ptr [rdi], cl
    jne L0                          |   jne L0
    ret                             |   ret
