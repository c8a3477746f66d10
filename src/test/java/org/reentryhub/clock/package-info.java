@org.jspecify.annotations.NullMarked
package org.reentryhub.clock;
