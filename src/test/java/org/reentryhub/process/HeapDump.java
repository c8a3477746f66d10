package org.reentryhub.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;
import org.netbeans.lib.profiler.heap.Value;

/** What a JVM holds in memory after a collection. */
final class HeapDump {
    private static final int FARTHEST = 8;

    private final Path file;

    private HeapDump(Path file) {
        this.file = file;
    }

    /** Takes one; {@code jcmd} collects first. */
    static HeapDump of(long pid, Path file) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process taking = new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_dump", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(taking.getInputStream().readAllBytes(), UTF_8);
        assertThat(taking.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(file).as(said).exists();
        return new HeapDump(file);
    }

    Path file() {
        return file;
    }

    /**
     * Who holds what has a mark in it, as the class names on the way there.
     *
     * @param excepted classes whose own buffers are known to keep the last of what passed through them
     */
    List<String> holders(Marks marks, Set<String> excepted) throws IOException {
        Heap heap = HeapFactory.createHeap(file.toFile());
        List<Long> marked = new ArrayList<>();
        for (Instance instance : heap.getAllInstances()) {
            if (instance instanceof PrimitiveArrayInstance array && holds(array, marks)) {
                marked.add(array.getInstanceId());
            }
        }
        return marked.stream()
                .map(heap::getInstanceByID)
                .flatMap(array -> ways(array, "", excepted, 0).stream())
                .distinct()
                .toList();
    }

    private static boolean holds(PrimitiveArrayInstance array, Marks marks) {
        boolean ofBytes = array.getJavaClass().getName().equals("byte[]");
        if (!ofBytes && !array.getJavaClass().getName().equals("char[]")) {
            return false;
        }
        List<?> values = array.getValues();
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * 2);
        for (Object value : values) {
            if (ofBytes) {
                bytes.put(Byte.parseByte(value.toString()));
            } else {
                bytes.putChar(value.toString().charAt(0));
            }
        }
        return !marks.in("an array", bytes.flip().slice()).isEmpty();
    }

    /** Every way from an object to what keeps it, but for those that end with an exception. */
    private static List<String> ways(Instance held, String way, Set<String> excepted, int steps) {
        String kind = held.getJavaClass().getName();
        if (excepted.contains(kind)) {
            return List.of();
        }
        String longer = way.isEmpty() ? kind : way + " < " + kind;
        List<Value> holders = held.getReferences();
        if (steps == FARTHEST || holders.isEmpty() || held.isGCRoot()) {
            return List.of(longer);
        }
        return holders.stream()
                .flatMap(holder -> ways(holder.getDefiningInstance(), longer, excepted, steps + 1).stream())
                .distinct()
                .limit(20)
                .toList();
    }
}
