package containers.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves the host otherwise than it found it. Use with {@code @ExtendWith}. */
public final class HostUntouched implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(HostUntouched.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(HostSnapshot.class, HostSnapshot.take());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        HostSnapshot before = context.getStore(NAMESPACE).get(HostSnapshot.class, HostSnapshot.class);
        before.assertUnchanged();
    }
}
