package org.reentryhub.custody;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param total how many there are in all
 * @param page which part, from 0
 */
public record Page<T>(List<T> items, long total, int page) {
    public Page {
        items = List.copyOf(items);
    }
}
