using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.World;

/// <summary>Hands that never touch a mouse.</summary>
internal static class Keyboard
{
    private const int Patience = 120;

    // A ring, a shadow or the browser's own frame: around what has the focus, its label, or the drawing beside a hidden button.
    private const string IsSeen = """
        async at => {
          // A ring may take a frame to be drawn.
          await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
          const seen = one => {
            if (!one) return false;
            const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
            return box.width > 4 && box.height > 4 && style.opacity !== '0' && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none');
          };
          return seen(at) || seen(at.closest('label')) || seen(at.nextElementSibling);
        }
        """;

    extension(IPage page)
    {
        /// <summary>Goes on by Tab until this has the focus; that it has it can be seen.</summary>
        public Task TabToAsync(string testId) => page.TabToAsync(page.GetByTestId(testId));

        /// <inheritdoc cref="TabToAsync(IPage, string)"/>
        public async Task TabToAsync(ILocator target)
        {
            await target.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
            for (var press = 0; !await target.EvaluateAsync<bool>("one => one === document.activeElement"); press++)
            {
                Assert.True(press < Patience, $"Tab does not come to {target}.");
                await page.Keyboard.PressAsync("Tab");
            }
            Assert.True(await target.EvaluateAsync<bool>(IsSeen), $"It cannot be seen that {target} has the focus.");
        }

        /// <summary>Goes on by the arrow of an open menu until this has the focus; that it has it can be seen.</summary>
        public async Task ArrowToAsync(string testId)
        {
            var target = page.GetByTestId(testId);
            await target.WaitForAsync();
            // The menu takes the focus when it has opened, and moves it when the portal has answered.
            var item = page.Locator("[role^=menuitem]:focus");
            for (var press = 0; ; press++)
            {
                await item.WaitForAsync();
                if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
                    break;
                Assert.True(press < Patience, $"The arrow does not come to {target}.");
                await item.EvaluateAsync("one => { one.dataset.was = ''; }");
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Locator("[role^=menuitem]:focus:not([data-was])").WaitForAsync();
            }
            Assert.True(await target.EvaluateAsync<bool>(IsSeen), $"It cannot be seen that {target} has the focus.");
        }

        /// <summary>Goes there by Tab, and writes over what stands there.</summary>
        public Task TypeIntoAsync(string testId, string text) => page.TypeIntoAsync(page.GetByTestId(testId), text);

        /// <inheritdoc cref="TypeIntoAsync(IPage, string, string)"/>
        public async Task TypeIntoAsync(ILocator target, string text)
        {
            await page.TabToAsync(target);
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.TypeAsync(text);
        }

        /// <summary>Goes there by Tab, and presses it.</summary>
        public async Task PressOnAsync(string testId, string key = "Enter")
        {
            await page.TabToAsync(testId);
            await page.Keyboard.PressAsync(key);
        }
    }
}
