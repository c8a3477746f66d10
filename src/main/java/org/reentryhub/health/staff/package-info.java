/**
 * What health personnel see and decide, under {@code /health}: preview, start, sign, hold, stop, the story of a transfer, and
 * their alerts.
 */
@NullMarked
package org.reentryhub.health.staff;

import org.jspecify.annotations.NullMarked;
