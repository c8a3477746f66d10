@org.jspecify.annotations.NullMarked
package org.reentryhub.notice;
