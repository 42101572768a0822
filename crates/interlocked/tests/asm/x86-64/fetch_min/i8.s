# fetch_min, i8, x86-64 (every x86-64 CPU) | core

any: 8 instructions, core 9, portable-atomic 9
    movzx eax, byte ptr [rdi]       |   movzx eax, byte ptr [rdi]
  L0:                               |   movzx ecx, sil
    mov cl, al                      | L0:
    cmp cl, sil                     |   cmp al, cl
    jle L1                          |   movzx eax, al
    mov cl, sil                     |   mov edx, ecx
  L1:                               |   cmovle edx, eax
    lock cmpxchg byte ptr [rdi], cl |   lock cmpxchg byte ptr [rdi], dl
    jne L0                          |   jne L0
    ret                             |   ret
