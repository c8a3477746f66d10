@org.jspecify.annotations.NullMarked
package org.reentryhub.health.supply;
