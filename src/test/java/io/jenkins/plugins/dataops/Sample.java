package io.jenkins.plugins.dataops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a test tries of all that it could try. The usual run takes a sample, whose size and seed it says; {@code
 * ./dataops verify --long} takes all: each class that uses this one, or jqwik's properties, is a part of it.
 */
public final class Sample {
    private static final boolean WHOLE = Boolean.getBoolean("dataops.exhaustive");
    private static final long SEED = Long.getLong("dataops.sample.seed", 1L);

    /** How many times more random tries the long run makes of what has no end. */
    private static final int LONGER = 20;

    private Sample() {}

    /**
     * How often to try what is drawn at random and has no end.
     *
     * @param what in words, for the log
     * @param usual how often the usual run tries
     * @return that, or many times more in the long run
     */
    public static int tries(String what, int usual) {
        int tries = tries(usual);
        System.out.println(tries + " random " + what + ", drawn with fixed seeds");
        return tries;
    }

    static int tries(int usual) {
        return WHOLE ? usual * LONGER : usual;
    }

    /**
     * Chooses.
     *
     * @param what the candidates in words, for the log
     * @param all every candidate
     * @param size how many the usual run takes; from three on the first and the last are among them
     * @param <T> kind of candidate
     * @return the chosen ones in their own order
     */
    public static <T> List<T> of(String what, List<T> all, int size) {
        if (WHOLE || all.size() <= size) {
            System.out.println("all " + all.size() + " " + what);
            return all;
        }
        List<Integer> between = new ArrayList<>();
        for (int i = 1; i < all.size() - 1; i++) {
            between.add(i);
        }
        Collections.shuffle(between, new Random(SEED));
        List<Integer> chosen = new ArrayList<>(between.subList(0, size < 3 ? Math.min(size, between.size()) : size - 2));
        if (size > 2) {
            chosen.add(0);
            chosen.add(all.size() - 1);
        }
        Collections.sort(chosen);
        System.out.println(chosen.size() + " of " + all.size() + " " + what + ", chosen with the seed " + SEED
                + " (-Ddataops.sample.seed): " + chosen);
        return chosen.stream().map(all::get).toList();
    }
}
