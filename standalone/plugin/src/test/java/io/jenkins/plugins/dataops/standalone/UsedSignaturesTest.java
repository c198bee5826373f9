package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The signatures are those in use and no others: what nobody uses nobody keeps true. */
class UsedSignaturesTest {
    private CompiledClasses signatures;
    private CompiledClasses plugin;

    @BeforeEach
    void read() throws IOException {
        signatures = CompiledClasses.below(Path.of("../signatures/target/classes"));
        plugin = CompiledClasses.below(Path.of("target/classes"));
    }

    @Test
    void everyMemberIsUsed() {
        Set<String> used = new UsedMembers(signatures, plugin).find();
        List<String> unused = declared();
        assertThat(unused).isNotEmpty();
        unused.removeAll(used);
        assertThat(unused).as("members of signatures that no source uses").isEmpty();
    }

    @Test
    void everyClassIsUsed() {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        plugin.all().forEach(node -> open.addAll(CompiledClasses.named(node)));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                signatures.find(next).ifPresent(node -> open.addAll(CompiledClasses.named(node)));
            }
        }
        List<String> unused = new ArrayList<>();
        signatures.all().forEach(node -> {
            if (!reached.contains(node.name)) {
                unused.add(node.name);
            }
        });
        assertThat(unused).as("signatures of classes that no source uses").isEmpty();
    }

    private List<String> declared() {
        List<String> members = new ArrayList<>();
        for (ClassNode node : signatures.all()) {
            node.fields.stream()
                    .filter(field -> !Modifier.isPrivate(field.access))
                    .filter(field -> (field.access & Opcodes.ACC_SYNTHETIC) == 0)
                    .forEach(field -> members.add(node.name + "." + field.name + field.desc));
            node.methods.stream()
                    .filter(method -> isChoice(node, method))
                    .forEach(method -> members.add(node.name + "." + method.name + method.desc));
        }
        return members;
    }

    /** Whether a member could be missing without the compiler asking for it. */
    private boolean isChoice(ClassNode node, MethodNode method) {
        return !Modifier.isPrivate(method.access)
                && (method.access & Opcodes.ACC_SYNTHETIC) == 0
                && (node.access & Opcodes.ACC_ANNOTATION) == 0
                && !method.name.equals("<clinit>")
                && !belongsToEveryEnum(node, method)
                && !fulfils(node, method);
    }

    /** What an enum has without anybody writing it, and the abstract methods without which it would not be abstract. */
    private static boolean belongsToEveryEnum(ClassNode node, MethodNode method) {
        return (node.access & Opcodes.ACC_ENUM) != 0
                && (method.name.equals("values") && method.desc.startsWith("()")
                        || method.name.equals("valueOf") && method.desc.startsWith("(Ljava/lang/String;)")
                        || Modifier.isAbstract(method.access));
    }

    /** Whether a method gives a body to one that is abstract further up, here or in the JDK. */
    private boolean fulfils(ClassNode node, MethodNode method) {
        List<String> parents = new ArrayList<>(node.interfaces);
        if (node.superName != null) {
            parents.add(node.superName);
        }
        return !Modifier.isAbstract(method.access)
                && parents.stream().anyMatch(parent -> isAbstract(parent, method));
    }

    private boolean isAbstract(String owner, MethodNode method) {
        return signatures
                .find(owner)
                .map(node -> node.methods.stream()
                                .anyMatch(each -> Modifier.isAbstract(each.access)
                                        && each.name.equals(method.name)
                                        && each.desc.equals(method.desc))
                        || fulfils(node, method))
                .orElseGet(() -> isAbstractInJdk(owner.replace('/', '.'), method));
    }

    private static boolean isAbstractInJdk(String owner, MethodNode method) {
        try {
            for (Class<?> type = Class.forName(owner); type != null; type = type.getSuperclass()) {
                for (java.lang.reflect.Method each : type.getDeclaredMethods()) {
                    if (Modifier.isAbstract(each.getModifiers())
                            && each.getName().equals(method.name)
                            && Type.getMethodDescriptor(each).equals(method.desc)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (ClassNotFoundException library) {
            return false;
        }
    }
}
