/** What happens to a person, told through the running hub. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.story;
