package io.jenkins.plugins.dataops.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The members of signatures that class files call, read or override, as {@code class.name+descriptor}. */
final class UsedMembers {
    private final CompiledClasses signatures;
    private final CompiledClasses plugin;
    private final Set<String> members = new HashSet<>();

    UsedMembers(CompiledClasses signatures, CompiledClasses plugin) {
        this.signatures = signatures;
        this.plugin = plugin;
    }

    Set<String> find() {
        for (ClassNode node : plugin.all()) {
            for (MethodNode method : node.methods) {
                supers(node.name).forEach(parent -> members.add(parent + "." + method.name + method.desc));
                method.instructions.forEach(this::add);
            }
        }
        // A signature's constructor calls its parent's: without that one it would not compile.
        for (ClassNode node : signatures.all()) {
            node.methods.stream()
                    .filter(method -> method.name.equals("<init>"))
                    .forEach(method -> method.instructions.forEach(this::add));
        }
        return members;
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            add(call.owner, call.name + call.desc);
        } else if (instruction instanceof FieldInsnNode access) {
            add(access.owner, access.name + access.desc);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle) {
                    add(handle.getOwner(), handle.getName() + handle.getDesc());
                } else if (argument instanceof Type type && Type.getReturnType(dynamic.desc).getSort() == Type.OBJECT) {
                    // A lambda: the interface that it implements is what the call site returns.
                    add(Type.getReturnType(dynamic.desc).getInternalName(), dynamic.name + type);
                }
            }
        }
    }

    private void add(String owner, String member) {
        members.add(owner + "." + member);
        if (!member.startsWith("<init>")) {
            supers(owner).forEach(parent -> members.add(parent + "." + member));
        }
    }

    /** All super types as far as they are compiled here. */
    private List<String> supers(String name) {
        List<String> found = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            plugin.find(next).or(() -> signatures.find(next)).ifPresent(node -> {
                if (node.superName != null) {
                    open.add(node.superName);
                    found.add(node.superName);
                }
                open.addAll(node.interfaces);
                found.addAll(node.interfaces);
            });
        }
        return found;
    }
}
