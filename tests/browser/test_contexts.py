"""The contexts that browser tests share: what one test leaves in the browser no other finds."""

LEAVE = """async () => {
  localStorage.setItem('left', 'here');
  document.cookie = 'left=here';
  await caches.open('left');
  await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
}"""
FIND = """async () => [localStorage.length, document.cookie, await caches.keys(), await indexedDB.databases()]"""


def test_a_context_is_handed_on_without_what_was_left_in_it(contexts, server):
    context = contexts.take()
    page = context.new_page()
    page.goto(f"{server.url}/_stcore/health")
    page.evaluate(LEAVE)
    stored, cookies, *others = page.evaluate(FIND)
    assert (stored, "left=here" in cookies, list(map(len, others))) == (1, True, [1, 1])
    contexts.give_back(context)
    again = contexts.take()
    assert again is context
    page = again.new_page()
    page.goto(f"{server.url}/_stcore/health")
    stored, cookies, *others = page.evaluate(FIND)
    assert (stored, "left=here" in cookies, others) == (0, False, [[], []])
    contexts.give_back(again)


def test_two_pages_of_one_test_share_no_context(new_page):
    assert new_page().context is not new_page().context
