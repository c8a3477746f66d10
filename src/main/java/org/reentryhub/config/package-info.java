/** The wiring: beans, threads, and the only place that knows Camel's Java side. */
@NullMarked
package org.reentryhub.config;

import org.jspecify.annotations.NullMarked;
