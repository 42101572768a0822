# fetch_min, u16, x86-64 (every x86-64 CPU) | core

any: 7 instructions, core 7, portable-atomic 7
    movzx eax, word ptr [rdi]       |   movzx eax, word ptr [rdi]
  L0:                               | L0:
    mov cx, ax                      |   cmp ax, si
    cmp cx, si                      |   mov ecx, esi
    cmova cx, si                    |   cmovbe ecx, eax
    lock cmpxchg word ptr [rdi], cx |   lock cmpxchg word ptr [rdi], cx
    jne L0                          |   jne L0
    ret                             |   ret
