// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Chance that falls the same way each time for the same seed. */
final class SeededRandom {
    private final Random random;

    SeededRandom(long seed) {
        random = new Random(seed);
    }

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the keys, each as likely as its weight. */
    <T> T of(Map<T, Integer> weights) {
        int draw = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (var choice : weights.entrySet()) {
            draw -= choice.getValue();
            if (draw < 0) return choice.getKey();
        }
        throw new IllegalStateException("weights must not be empty");
    }

    /** An identifier of version 7 for that instant. */
    UUID id(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000 | (random.nextInt() & 0x0fff);
        return new UUID(high, (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
    }

    /** About {@code mean} with chance around it: what arrives on its own, never negative. */
    int around(double mean) {
        return Math.max(0, (int) Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    }
}
